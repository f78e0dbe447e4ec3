// Package house holds the rules of the house as tests: which package may
// import which, that every exported name is documented, and that the documents
// in docs/ speak of what exists. It has no code of its own.
package house
