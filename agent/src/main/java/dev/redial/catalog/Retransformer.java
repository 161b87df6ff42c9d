package dev.redial.catalog;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;

/** Has the JVM ask its transformers again, for classes that are loaded. Safe for many threads. */
final class Retransformer {
  private final Instrumentation jvm;
  private final TypeWeaver weaver;

  /**
   * @param weaver told of each class that the JVM refuses to change
   */
  Retransformer(Instrumentation jvm, TypeWeaver weaver) {
    this.jvm = jvm;
    this.weaver = weaver;
  }

  void retransform(List<Class<?>> types) {
    if (types.isEmpty()) {
      // Java 8 says on its stderr that this must not be
      return;
    }
    try {
      // all at once: each by itself stops every thread of the JVM
      jvm.retransformClasses(types.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      retransformEach(types);
    }
  }

  private void retransformEach(List<Class<?>> types) {
    for (var type : types) {
      try {
        jvm.retransformClasses(type);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        var why = "the JVM refuses to change it: " + e;
        weaver.failed(type.getClassLoader(), type.getName(), why);
      }
    }
  }
}
