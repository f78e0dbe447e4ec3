package index
import ("testing";"context";"fmt")
func TestSmoke(t *testing.T) {
 d := t.TempDir()
 i, err := CreateBleve(d); if err!=nil {t.Fatal(err)}
 err = i.Update(context.Background(), nil, []Entry{
  {ID:"1",Kind:KindInstrument,Title:"phê duyệt Chương trình Chuyển đổi số quốc gia",Number:"749/QĐ-TTg",Type:"Quyết định",Issuer:"Thủ tướng Chính phủ",Year:"2020",Weight:5,Text:"Quyết định 749/QĐ-TTg Thủ tướng Chính phủ", Payload: []byte(`{"a": 1}`)},
  {ID:"2",Kind:KindInstrument,Title:"về việc x",Number:"749/QĐ-UBND",Type:"Quyết định",Issuer:"UBND tỉnh Hà Giang",Year:"2021",Weight:2,Text:"Quyết định 749/QĐ-UBND"},
 }); if err!=nil {t.Fatal(err)}
 for _, q := range []string{"749","749/QD-TTg","quyet dinh 749","Quyết định 749","qđ 749","uỷ ban nhân dân 749", "749 xyz", "\"chuyển đổi số\"", ""} {
  a, err := i.Search(context.Background(), Query{Words:q}); if err!=nil {t.Fatal(err)}
  fmt.Print(q, " ", a.Total)
  for _, h := range a.Hits { fmt.Print(" ", h.Entry.ID, ":", h.Score, h.Marks) }
  fmt.Println()
 }
 fmt.Println(i.Close())
 _, err = OpenBleve(d); fmt.Println(err)
 r, err := OpenBleveReadOnly(d); fmt.Println(r, err)
}
