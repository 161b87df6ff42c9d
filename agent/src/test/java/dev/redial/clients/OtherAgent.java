package dev.redial.clients;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** Another agent next to redial. It returns one class of the JDK as it is, as if changed. */
public final class OtherAgent implements ClassFileTransformer {
  private final String type;

  private OtherAgent(String type) {
    this.type = type;
  }

  public static void premain(String type, Instrumentation jvm) {
    jvm.addTransformer(new OtherAgent(type), false);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] file) {
    return type.equals(name) ? file.clone() : null;
  }
}
