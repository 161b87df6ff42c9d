package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import org.junit.jupiter.api.Test;

class TargetJvmTest {
  @Test
  void attach_isTheOneThatTakesAProcessId_notTheOneForADescriptor() throws Exception {
    assertThat(TargetJvm.method(VirtualMachine.class, "attach", 1))
        .isEqualTo(VirtualMachine.class.getMethod("attach", String.class));
    assertThat(TargetJvm.method(VirtualMachine.class, "loadAgent", 2))
        .isEqualTo(VirtualMachine.class.getMethod("loadAgent", String.class, String.class));
    assertThat(TargetJvm.method(VirtualMachine.class, "list", 0))
        .isEqualTo(VirtualMachine.class.getMethod("list"));
  }
}
