package objects

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// samples reads files that qpdf encrypted, by name.
func samples(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join("testdata", folder, "*.pdf"))
	if len(names) == 0 {
		t.Fatalf("no files in testdata/%s", folder)
	}
	all := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = data
	}
	return all
}

// Each mode of the standard handler under the empty password, and the same
// file with its table lost.
func TestEncrypted(t *testing.T) {
	for name, data := range samples(t, "encrypted") {
		for how, data := range map[string][]byte{"": data, " without its table": bytes.ReplaceAll(data, []byte("startxref"), []byte("starts ref"))} {
			t.Run(name+how, func(t *testing.T) {
				f := mustOpen(t, data)
				page := f.Trailer().Key("Root").Key("Pages").Key("Kids").Index(0)
				if got := page.Key("Note").Text(); got != "plain words" {
					t.Errorf("string %q", got)
				}
				got, err := page.Key("Contents").Stream()
				if err != nil || strings.TrimSpace(string(got)) != "BT (words) Tj ET" {
					t.Errorf("stream %q, %v", got, err)
				}
			})
		}
	}
}

func TestLocked(t *testing.T) {
	for name, data := range samples(t, "locked") {
		if _, err := Open(data); !errors.Is(err, ErrEncrypted) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, dict := range map[string]string{
		"another handler": "<< /Filter /Adobe.PubSec /V 4 >>",
		"no keys":         "<< /Filter /Standard /V 5 /R 6 >>",
		"short keys":      "<< /Filter /Standard /V 2 /R 3 /O (short) /U (short) >>",
		"a new version":   "<< /Filter /Standard /V 9 /R 9 >>",
		"nothing":         "null",
	} {
		b := small()
		b.object(5, dict)
		b.table("/Root 1 0 R /Encrypt 5 0 R /ID [(a) (a)]")
		if _, err := Open(b.Bytes()); !errors.Is(err, ErrEncrypted) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A block that is cut off must not cost the blocks before it.
func TestCutAES(t *testing.T) {
	key := []byte(strings.Repeat("k", 16))
	if got := unAES(key, make([]byte, 70)); len(got) != 48 {
		t.Errorf("%d bytes of three whole blocks and a part", len(got))
	}
	for n := range 32 {
		if got := unAES(key, make([]byte, n)); got != nil {
			t.Errorf("%d bytes gave %d", n, len(got))
		}
	}
}
