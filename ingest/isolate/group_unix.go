//go:build unix

package isolate

import (
	"os/exec"
	"syscall"
)

// ownGroup starts a child in a process group of its own, so that Ctrl-C in a
// terminal reaches the parent alone, and the child can be ended together with
// whatever it starts.
func ownGroup(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// killGroup must not be called once the process has been waited for: its
// number may be another's then.
func killGroup(c *exec.Cmd) {
	_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) // it may have ended by itself
}
