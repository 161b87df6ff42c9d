package dev.redial.instrumentation;

import dev.redial.operate.Decisions;
import java.util.List;

/** Which type is woven, why that one, and what is inserted. */
interface TypeInstrumentation {
  /**
   * The insertions; all of them take or none does.
   *
   * @throws ReflectiveOperationException if the JDK or library lacks a member that a hook needs
   */
  List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException;
}
