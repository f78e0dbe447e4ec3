package objects

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
)

// method is how bytes are encrypted.
type method uint8

const (
	methodNone method = iota
	methodRC4
	methodAES     // of 128 bits, by a key of its own for each object
	methodAES256  // by one key for the whole file
	methodForeign // none of the standard ones
)

// crypt decrypts a file by the key that belongs to the empty password
// (ISO 32000-2, 7.6). A nil crypt leaves everything as it is.
type crypt struct {
	key      []byte
	strings  method
	streams  method
	filters  map[string]method // by name, for streams that name one
	metadata bool              // metadata are encrypted too
}

// unlock derives the key of an encrypted file. It fails with ErrEncrypted when
// the empty password is not the right one.
func (f *File) unlock() error {
	if f.crypt != nil {
		return nil
	}
	if f.trailer.raw("Encrypt") == nil {
		return nil
	}
	dict := f.trailer.Key("Encrypt")
	if dict.Kind() != Dict {
		return fmt.Errorf("%w: the dictionary that tells how is lost", ErrEncrypted)
	}
	if filter := dict.Key("Filter").Name(); filter != "Standard" {
		return fmt.Errorf("%w: by %.40q", ErrEncrypted, filter)
	}
	c := &crypt{metadata: true}
	if m := dict.Key("EncryptMetadata"); m.Kind() == Bool && m.Number() == 0 {
		c.metadata = false
	}
	length := 5
	switch v := dict.Key("V").Int(); v {
	case 1:
		c.strings, c.streams = methodRC4, methodRC4
	case 2, 3:
		c.strings, c.streams = methodRC4, methodRC4
		length = dict.Key("Length").Int() / 8
	case 4, 5:
		c.readFilters(dict)
		length = 16
	default:
		return fmt.Errorf("%w: version %d of encryption", ErrEncrypted, v)
	}
	r := dict.Key("R").Int()
	if r >= 5 {
		c.key = keyOf256(dict, r)
	} else {
		c.key = keyOf128(dict, r, min(max(length, 5), 16), c.metadata, f.trailer.Key("ID").Index(0).Text())
	}
	if c.key == nil {
		return ErrEncrypted
	}
	f.crypt = c
	f.forget() // what was read until now has its strings encrypted
	return nil
}

// readFilters reads the crypt filters and which of them strings and streams
// are under.
func (c *crypt) readFilters(dict *Object) {
	c.filters = map[string]method{"Identity": methodNone}
	filters := dict.Key("CF")
	for _, name := range filters.Keys() {
		c.filters[name] = methodForeign
		switch filters.Key(name).Key("CFM").Name() {
		case "None":
			c.filters[name] = methodNone
		case "V2":
			c.filters[name] = methodRC4
		case "AESV2":
			c.filters[name] = methodAES
		case "AESV3":
			c.filters[name] = methodAES256
		}
	}
	c.filters["Identity"] = methodNone
	named := func(key string) method {
		if name := dict.Key(key).Name(); name != "" {
			return c.filter(name)
		}
		return methodNone
	}
	c.strings, c.streams = named("StrF"), named("StmF")
}

func (c *crypt) filter(name string) method {
	if m, ok := c.filters[name]; ok {
		return m
	}
	return methodForeign
}

// padding stands for the bytes that a password is too short by
// (ISO 32000-1, 7.6.3.3).
const padding = "\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08" +
	"\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a"

// keyOf128 derives the key of revisions 2 to 4 (algorithm 2) and proves it by
// the entry U (algorithms 4 and 5); nil when it does not fit.
func keyOf128(dict *Object, r, length int, metadata bool, id string) []byte {
	owner, user := dict.Key("O").Text(), dict.Key("U").Text()
	if len(owner) < 32 || len(user) < 16 || r < 2 {
		return nil
	}
	var permissions [4]byte
	binary.LittleEndian.PutUint32(permissions[:], uint32(int64(dict.Key("P").Number())))
	h := md5.New()
	h.Write([]byte(padding + owner[:32]))
	h.Write(permissions[:])
	h.Write([]byte(id))
	if r >= 4 && !metadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if r == 2 {
		key = key[:5]
		if string(rc4By(key, []byte(padding))[:16]) != user[:16] {
			return nil
		}
		return key
	}
	for range 50 {
		sum := md5.Sum(key[:length])
		key = sum[:]
	}
	key = key[:length]
	proof := md5.Sum([]byte(padding + id))
	text := proof[:]
	for i := range 20 {
		step := bytes.Clone(key)
		for j := range step {
			step[j] ^= byte(i)
		}
		text = rc4By(step, text)
	}
	if string(text) != user[:16] {
		return nil
	}
	return key
}

func rc4By(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// decryptText decrypts a string of an object.
func (c *crypt) decryptText(owner, gen int, text string) string {
	out, err := c.decrypt(c.strings, owner, gen, []byte(text))
	if err != nil {
		return ""
	}
	return string(out)
}

// decryptStream decrypts a stream by the filter that it names, or by that for
// all streams.
func (c *crypt) decryptStream(o *Object, data []byte) ([]byte, error) {
	if c == nil {
		return data, nil
	}
	m := c.streams
	switch kind := o.Key("Type").Name(); {
	case kind == "XRef", kind == "Metadata" && !c.metadata:
		return data, nil
	}
	if filters := o.Key("Filter"); filters.Name() == "Crypt" || filters.Index(0).Name() == "Crypt" {
		parameters := o.Key("DecodeParms")
		if parameters.Kind() == Array {
			parameters = parameters.Index(0)
		}
		m = methodNone // "Identity" where no name is given
		if name := parameters.Key("Name").Name(); name != "" {
			m = c.filter(name)
		}
	}
	return c.decrypt(m, o.box.owner, o.box.gen, data)
}

func (c *crypt) decrypt(m method, owner, gen int, data []byte) ([]byte, error) {
	switch m {
	case methodNone:
		return data, nil
	case methodRC4:
		return rc4By(c.objectKey(owner, gen, ""), data), nil
	case methodAES:
		return unAES(c.objectKey(owner, gen, "sAlT"), data), nil
	case methodAES256:
		return unAES(c.key, data), nil
	}
	return nil, fmt.Errorf("%w: a filter that is not standard", ErrEncrypted)
}

// objectKey derives the key of one object (algorithm 1).
func (c *crypt) objectKey(owner, gen int, salt string) []byte {
	seed := append(bytes.Clone(c.key), byte(owner), byte(owner>>8), byte(owner>>16), byte(gen), byte(gen>>8))
	sum := md5.Sum(append(seed, salt...))
	return sum[:min(len(c.key)+5, 16)]
}

// unAES decrypts what begins with its initialization vector. Of a last block
// that is cut off nothing is given.
func unAES(key, data []byte) []byte {
	if len(data) < 2*aes.BlockSize {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	vector, body := data[:aes.BlockSize], data[aes.BlockSize:]
	out := make([]byte, len(body)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, body[:len(out)])
	if pad := int(out[len(out)-1]); len(out) == len(body) && pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}
