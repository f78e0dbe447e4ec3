package isolate

import (
	"os/exec"
	"syscall"
)

// ownGroup keeps Ctrl-C in a console from the child: the parent decides.
func ownGroup(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

func killGroup(c *exec.Cmd) {
	_ = c.Process.Kill() // it may have ended by itself
}
