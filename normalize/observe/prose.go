package observe

import "github.com/trichluc/trichluc"

type timeOf struct {
	period trichluc.Period
	asOf   string
}
type passage struct {
	*reader
	text   string
	period timeOf
	titles []string
	topic  trichluc.Subject
}

func (p *passage) read() []trichluc.Observation { return nil }
func (r *reader) prose() []trichluc.Observation { return nil }
