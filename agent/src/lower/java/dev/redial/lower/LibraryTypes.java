package dev.redial.lower;

import java.util.Map;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** The types that Java 8 lacks, and what takes their place. */
final class LibraryTypes {
  /** Where the agent has what takes their place. */
  static final String PACKAGE = "dev/redial/older/";

  private static final Map<String, String> TYPES =
      Map.of(
          "java/lang/Record", "java/lang/Object",
          "java/lang/Module", PACKAGE + "ModuleView",
          "java/lang/ModuleLayer", PACKAGE + "ModuleView$Layer",
          "java/lang/ProcessHandle", PACKAGE + "Processes",
          "java/lang/ProcessHandle$Info", PACKAGE + "Processes$Info",
          "java/lang/Runtime$Version", PACKAGE + "Version",
          "java/lang/StackWalker", PACKAGE + "Frames",
          "java/lang/StackWalker$StackFrame", PACKAGE + "Frames$Frame",
          "java/lang/invoke/VarHandle", PACKAGE + "FieldHandle",
          "java/util/HexFormat", PACKAGE + "Hex");

  private LibraryTypes() {}

  /** Replaces them on the way to a visitor. */
  static ClassVisitor replacedIn(ClassVisitor target) {
    return new ClassRemapper(target, new SimpleRemapper(Opcodes.ASM9, TYPES));
  }
}
