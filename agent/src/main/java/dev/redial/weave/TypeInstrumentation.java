package dev.redial.weave;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import java.util.List;

/** Which type is woven, why that one, and what is inserted. */
public interface TypeInstrumentation {
  /**
   * The insertions. In a type of the JDK each takes by itself; in one of a library all of them take
   * or none does.
   *
   * @throws ReflectiveOperationException if the JDK or library lacks a member that a hook needs
   */
  List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException;

  /** What is missing without it; for a type of a library only. */
  default Capability capability() {
    return Capability.LIBRARY;
  }
}
