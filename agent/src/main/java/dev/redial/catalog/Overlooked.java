package dev.redial.catalog;

import dev.redial.decision.WeavingReport;
import dev.redial.work.AgentThread;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds types of the JDK that are listed and loaded, and that the JVM never offered to the
 * transformer; has them woven. The JVM offers an agent no class that is loaded on a thread on which
 * this agent transforms another one ({@code sun.instrument.TransformerManager}'s re-entrancy
 * token). To link a hook loads what it names, and with {@code -Xverify:all} much more.
 *
 * <p>It looks after a hook was linked, and at no other time: each look lists the loaded classes of
 * the JDK. Those that a look found nothing among are passed over from then on. Safe for use by many
 * threads.
 */
final class Overlooked {
  private final Instrumentation jvm;
  private final KnownInsertions insertions;
  private final Retransformer retransformer;
  private final OnDemand onDemand;
  private final WeavingReport report;
  private final ConcurrentHashMap<String, String> asked = new ConcurrentHashMap<>();
  private final Newcomers ofBoot = new Newcomers();
  private final Newcomers ofPlatform = new Newcomers();
  private volatile boolean waits = true;
  private volatile int linkedBefore;

  /** Weaves several types at once, and looks for others afterwards. */
  private volatile @Nullable Thread busy;

  Overlooked(
      Instrumentation jvm,
      KnownInsertions insertions,
      Retransformer retransformer,
      OnDemand onDemand,
      WeavingReport report) {
    this.jvm = jvm;
    this.insertions = insertions;
    this.retransformer = retransformer;
    this.onDemand = onDemand;
    this.report = report;
  }

  /** The JVM asks for this type. */
  void isAsked(String type) {
    asked.put(type, type);
  }

  /** All that is loaded is about to be asked for: until then, a look would find all of it. */
  void allBegins() {
    waits = true;
    linkedBefore = insertions.linked();
  }

  /** All that was loaded was asked for. On this thread the JVM asks for more. */
  void allEnds() {
    weaveOthers(linkedBefore);
    waits = false;
  }

  /** Weaves types that are loaded. On this thread the JVM asks for none that it loads meanwhile. */
  void weaveHere(List<Class<?>> types) {
    int linked = insertions.linked();
    busy = Thread.currentThread();
    try {
      weave(types);
      weaveOthers(linked);
    } finally {
      busy = null;
    }
  }

  private void weaveOthers(int linked) {
    if (linked != insertions.linked()) {
      for (var found = found(); !found.isEmpty(); found = found()) {
        weave(found);
      }
    }
  }

  /**
   * A type is woven as the JVM loads it. On this thread the JVM does not ask for another.
   *
   * @param linked how many types' hooks had been linked before
   */
  void oneEnds(int linked) {
    var all = new ArrayList<Class<?>>();
    int known = linked;
    while (!isPutOff() && known != insertions.linked()) {
      known = insertions.linked();
      for (Class<?> type : found()) {
        if (!all.contains(type)) {
          all.add(type);
          // Linked here, as the other thread must not load what is being loaded on this one.
          link(type.getName());
        }
      }
    }
    if (!all.isEmpty()) {
      weaveElsewhere(all);
    }
  }

  /**
   * Whether somebody looks later. A thread that weaves several types on a full stack waits for one
   * with a stack of its own. That one must not wait for the JVM, which weaves one batch at a time.
   */
  private boolean isPutOff() {
    var here = Thread.currentThread();
    var by = busy;
    return waits || by == here || (by != null && here instanceof OwnStack);
  }

  /** Nothing is woven any more. */
  void forget() {
    waits = true;
    asked.clear();
    ofBoot.forget();
    ofPlatform.forget();
  }

  private List<Class<?>> found() {
    var found = new ArrayList<Class<?>>();
    Class<?>[] boot = jvm.getInitiatedClasses(null);
    Class<?>[] platform = jvm.getInitiatedClasses(ClassLoader.getPlatformClassLoader());
    find(ofBoot.among(boot), found);
    find(ofPlatform.among(platform), found);
    if (found.isEmpty()) {
      ofBoot.know(boot);
      ofPlatform.know(platform);
    }
    return found;
  }

  private void find(List<Class<?>> loaded, List<Class<?>> found) {
    for (Class<?> type : loaded) {
      var name = type.getName();
      if (isListed(name) && !asked.containsKey(name)) {
        found.add(type);
      }
    }
  }

  private boolean isListed(String type) {
    return Catalogue.ofJdk(type) != null && !onDemand.leaves(null, type);
  }

  private void link(String type) {
    var instrumentation = Catalogue.ofJdk(type);
    try {
      if (instrumentation != null) {
        insertions.of(type, instrumentation);
      }
    } catch (Throwable t) {
      // The transformer meets the same, and reports it.
    }
  }

  private void weaveElsewhere(List<Class<?>> types) {
    var thread =
        new AgentThread("weaving") {
          @Override
          protected void work() {
            weave(types);
          }
        };
    thread.start();
    if (!thread.isOverWithin(OwnStack.LONGEST_MILLIS)) {
      // The connections that need the missing types are refused then.
      for (Class<?> type : types) {
        report.didNotTake(type.getName(), "the JVM loaded it without asking an agent");
      }
    }
  }

  private void weave(List<Class<?>> types) {
    for (Class<?> type : types) {
      isAsked(type.getName());
    }
    retransformer.retransform(types);
  }
}
