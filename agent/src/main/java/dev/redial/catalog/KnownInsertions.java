package dev.redial.catalog;

import dev.redial.client.NameCheckInstrumentation;
import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertions;
import dev.redial.weave.TypeInstrumentation;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The insertions of the types that were loaded so far. Safe for use by many threads. */
final class KnownInsertions {
  private final Instrumentation jvm;
  private final Decisions decisions;
  private final Map<String, Insertions> insertions = new HashMap<>();
  private volatile int linked;
  private boolean bridged;

  KnownInsertions(Instrumentation jvm, Decisions decisions) {
    this.jvm = jvm;
    this.decisions = decisions;
  }

  /** What is missing without them. */
  static Capability capabilityOf(String libraryType) {
    try {
      var instrumentation = Catalogue.ofLibrary(libraryType);
      return instrumentation == null
          ? Capability.LIBRARY
          : Catalogue.instance(instrumentation).capability();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Capability.LIBRARY;
    }
  }

  /** How many types' hooks have been linked so far. */
  int linked() {
    return linked;
  }

  /** What is to be inserted, or null if nothing could be called from there. */
  @Nullable Insertions of(String type, Class<? extends TypeInstrumentation> instrumentation)
      throws ReflectiveOperationException {
    // another lock than the weaver's own: other threads load classes while it retransforms
    synchronized (insertions) {
      if (!isBridged()) {
        return null;
      }
      // any number of types may have this one
      var key = instrumentation == NameCheckInstrumentation.class ? "" : type;
      var known = insertions.get(key);
      if (known == null) {
        var of = Catalogue.instance(instrumentation);
        known = new Insertions(of.insertions(decisions), of.capability());
        insertions.put(key, known);
        linked = insertions.size();
      }
      return known;
    }
  }

  /** Tries it once: without it nothing can ever be woven. */
  private boolean isBridged() {
    if (!bridged && decisions.lacks().notInForce() == null) {
      try {
        Bridge.define(jvm);
        bridged = true;
      } catch (StackOverflowError e) {
        // Another stack has room.
        throw e;
      } catch (Throwable t) {
        decisions.reports().weaving().noBridge(t);
      }
    }
    return bridged;
  }
}
