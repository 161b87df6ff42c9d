package dev.redial.catalog;

import dev.redial.flight.Flight;
import dev.redial.work.Trusted;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the weaver until the JVM loads the first listed class.
 *
 * <p>A JVM that never dials pays for one look-up of each class name, and for nothing else of the
 * weaver. The thread that loads the first listed class makes the weaver and weaves that class. It
 * waits for no other thread, since it may hold the locks of class loaders; {@link OwnStack} is the
 * one exception. Safe for use by many threads.
 */
public final class Standby implements ClassFileTransformer {
  private final Supplier<Weaver> maker;
  private volatile @Nullable Weaver weaver;

  /**
   * Does nothing before {@link #begin}.
   *
   * @param maker answers the one weaver; several threads may ask at once
   */
  public Standby(Supplier<Weaver> maker) {
    this.maker = maker;
  }

  /** Has the JVM ask for each class from now on. What is loaded already is woven here. */
  public void begin(Instrumentation jvm) {
    // Asked once before the JVM does: loading the list must not ask for itself.
    Catalogue.ofJdk("");
    OwnStack.prepare();
    jvm.addTransformer(this, true);
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (isListed(type.getClassLoader(), type.getName())) {
        weaver().weaveLoaded();
        return;
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    var known = weaver;
    if (known == null) {
      if (internalName == null
          || loader == Standby.class.getClassLoader()
          || !Catalogue.mayList(internalName)
          || !isListed(loader, internalName.replace('/', '.'))) {
        return null;
      }
      try {
        known = weaver();
      } catch (StackOverflowError e) {
        return OwnStack.transform(this, loader, internalName, classFile, e);
      }
    }
    return known.transform(loader, internalName, loaded, domain, classFile);
  }

  private Weaver weaver() {
    var made =
        Trusted.isWatched()
            ? Trusted.get(
                new PrivilegedAction<Weaver>() {
                  @Override
                  public Weaver run() {
                    return maker.get();
                  }
                })
            : maker.get();
    weaver = made;
    return made;
  }

  /** Whether the weaver has something to do for the type, or to record. */
  private static boolean isListed(@Nullable ClassLoader loader, String type) {
    return Catalogue.of(loader, type) != null
        || type.equals(ServiceTypes.MANAGEMENT)
        || type.equals(Flight.RECORDER);
  }
}
