package dev.redial.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Where code is inserted: the class's internal name and fields, the method's shape. */
record InsertionSite(String type, int access, String descriptor, Map<String, String> fields) {
  Type[] arguments() {
    return Type.getArgumentTypes(descriptor);
  }

  /** The local variable of an argument. */
  int slot(int argument) {
    var arguments = arguments();
    int slot = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    for (int i = 0; i < argument; i++) {
      slot += arguments[i].getSize();
    }
    return slot;
  }
}
