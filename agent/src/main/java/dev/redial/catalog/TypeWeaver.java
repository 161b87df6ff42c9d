package dev.redial.catalog;

import dev.redial.decision.WeavingReport;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.Insertions;
import dev.redial.weave.WovenClass;
import org.jspecify.annotations.Nullable;

/** Weaves a class file, and says what its type is then missing for. */
final class TypeWeaver {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final WeavingReport report;
  private final @Nullable String release;

  /**
   * @param release which JDK the class files are of, or null for the running one
   */
  TypeWeaver(WeavingReport report, @Nullable String release) {
    this.report = report;
    this.release = release;
  }

  /** Put together where something fails, as the JVM loads a dozen classes to know its version. */
  private String release() {
    return release == null ? "JDK " + Runtime.version() : release;
  }

  /** Whether that is a loader of the JDK's own types. */
  static boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** Each insertion by itself; null if none takes. */
  byte @Nullable [] ofJdk(String type, Insertions insertions, byte[] classFile) {
    var woven = WovenClass.weave(classFile, insertions.list());
    if (!woven.absent().isEmpty()) {
      for (var entry : woven.lost().entrySet()) {
        var reason = entry.getValue() + " in " + release();
        report.didNotTake(served(type, entry.getKey()), type, reason);
      }
    }
    return woven.isUnchanged() ? null : woven.classFile();
  }

  /** An insertion of a type that serves one capability needs not say so. */
  private static Capability served(String type, Insertion insertion) {
    var said = insertion.capability();
    return said == null ? Capability.of(type).get(0) : said;
  }

  /** All insertions or none; null if there is nothing to insert. */
  byte @Nullable [] ofLibrary(String type, Insertions insertions, byte[] classFile) {
    var woven = WovenClass.weave(classFile, insertions.list());
    if (!woven.absent().isEmpty()) {
      for (var reason : woven.lost().values()) {
        failed(insertions.capability(), type, reason);
        return null;
      }
    }
    return woven.isUnchanged() ? null : woven.classFile();
  }

  /** Says that a type could not be woven at all. */
  void failed(@Nullable ClassLoader loader, String type, Object why) {
    if (isOfJdk(loader)) {
      report.didNotTake(type, why + " in " + release());
    } else {
      failed(KnownInsertions.capabilityOf(type), type, why);
    }
  }

  /** Says that a type of a library is not what its name says. */
  private void failed(Capability capability, String type, Object why) {
    var hint = "this release of the library is unknown, or another class has the same name";
    report.didNotTake(capability, type, why + "; " + hint);
  }
}
