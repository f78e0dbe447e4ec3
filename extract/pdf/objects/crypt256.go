package objects

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
)

// keyOf256 derives the key of revisions 5 and 6 by the empty user password
// (ISO 32000-2, algorithm 2.A); nil when it is not the right one.
func keyOf256(dict *Object, r int) []byte {
	user, sealed := dict.Key("U").Text(), dict.Key("UE").Text()
	if len(user) < 48 || len(sealed) < 32 || r > 6 {
		return nil
	}
	hash := func(salt string) []byte {
		if r == 5 {
			sum := sha256.Sum256([]byte(salt))
			return sum[:]
		}
		return hash6(salt)
	}
	if string(hash(user[32:40])) != user[:32] {
		return nil
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, []byte(sealed[:32]))
	return key
}

// hash6 is the hash of revision 6 (ISO 32000-2, algorithm 2.B) for the empty
// user password.
func hash6(salt string) []byte {
	sum := sha256.Sum256([]byte(salt))
	k := sum[:]
	for round := 0; ; round++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0 // of the first 16 bytes as a number, which is that of their sum, because 256 leaves 1
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}
