// Longer than 250 lines: one lock guards what weaves, what restores, and what is woven later.
package dev.redial.catalog;

import dev.redial.client.NameCheckInstrumentation;
import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.TypeInstrumentation;
import dev.redial.work.Trusted;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the listed types when the JVM loads them, and those that are loaded already.
 *
 * <p>A class that is not on the list costs one look-up by simple name. The first listed class loads
 * the bridge, the hooks and ASM. Safe for use by many threads.
 */
public final class Weaver implements ClassFileTransformer, Runnable, Consumer<Capability> {
  private final Instrumentation jvm;
  private final KnownInsertions insertions;
  private final TypeWeaver weaver;
  private final Retransformer retransformer;
  private final OnDemand onDemand = new OnDemand();
  private final Overlooked overlooked;
  private final ServiceTypes services = new ServiceTypes();
  private final ConcurrentHashMap<String, String> taken = new ConcurrentHashMap<>();
  private volatile boolean weavesVerifiers;
  private boolean weaves;

  /** What the JVM asks: this one, or who passes the question on. */
  private ClassFileTransformer asked = this;

  /** Weaves nothing yet. */
  public Weaver(Instrumentation jvm, Decisions decisions) {
    this.jvm = jvm;
    this.weaver = new TypeWeaver(decisions.reports().weaving(), null);
    this.insertions = new KnownInsertions(jvm, decisions);
    this.retransformer = new Retransformer(jvm, weaver);
    this.overlooked =
        new Overlooked(jvm, insertions, retransformer, onDemand, decisions.reports().weaving());
    decisions.tracked().pinnedNames().atFirst(this);
    decisions.lacks().weaveBy(this);
  }

  /** Weaves what the JVM asks this one for, which passes all on. */
  public synchronized void weaveFor(Standby standby) {
    asked = standby;
    weaves = true;
    overlooked.allEnds();
  }

  /** Begins to weave; does nothing if it does so already. */
  public synchronized void weave() {
    if (weaves) {
      return;
    }
    weaves = true;
    // Asked once before the JVM does: loading the list must not ask for itself.
    Catalogue.ofJdk("");
    OwnStack.prepare();
    asked = this;
    jvm.addTransformer(this, true);
    weaveLoaded();
  }

  /** Ends it, and restores the original bytes of the classes, as far as other agents left them. */
  public synchronized void restore() {
    if (weaves) {
      weaves = false;
      jvm.removeTransformer(asked);
      taken.clear();
      overlooked.forget();
      retransform();
    }
  }

  /** Has each ClientHello seen as it goes out, from now on. */
  public synchronized void takeFingerprints() {
    if (onDemand.need(Capability.FINGERPRINTS) && weaves) {
      weaveLoaded();
    }
  }

  /**
   * Weaves the types of a capability that is woven on demand. They are loaded already, or are not
   * there. It weaves again if it is called again, as the first call may have failed halfway.
   */
  @Override
  public synchronized void accept(Capability capability) {
    onDemand.need(capability);
    var types = new ArrayList<Class<?>>();
    for (var type : capability.types()) {
      try {
        types.add(Class.forName(type, false, ClassLoader.getPlatformClassLoader()));
      } catch (ClassNotFoundException | LinkageError e) {
        // MissingCapabilities has met the same, and refuses what needs the type.
      }
    }
    if (weaves) {
      overlooked.weaveHere(types);
    }
  }

  /** Whether woven classes are, or may be, in use. */
  public synchronized boolean weaves() {
    return weaves;
  }

  /** Whether somebody in this JVM uses JMX, as far as was seen. */
  public boolean sawManagement() {
    return services.sawManagement();
  }

  /** The types that were woven since it began. */
  public List<String> taken() {
    return new ArrayList<>(new TreeMap<>(taken).keySet());
  }

  /** Weaves all verifiers of host names from now on, as a rule has pinned a name. */
  @Override
  public synchronized void run() {
    weavesVerifiers = true;
    if (weaves) {
      var verifiers = new ArrayList<Class<?>>();
      for (Class<?> type : jvm.getAllLoadedClasses()) {
        if (isVerifier(type)) {
          verifiers.add(type);
        }
      }
      retransformer.retransform(verifiers);
    }
  }

  private boolean isVerifier(Class<?> type) {
    var loader = type.getClassLoader();
    return weavesVerifiers
        && !TypeWeaver.isOfJdk(loader)
        && loader != Weaver.class.getClassLoader()
        && Verifiers.isOne(type);
  }

  /** Weaves what the JVM has loaded already. */
  public synchronized void weaveLoaded() {
    overlooked.allBegins();
    retransform();
    overlooked.allEnds();
  }

  private void retransform() {
    var listed = new ArrayList<Class<?>>();
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (instrumentationOf(type.getClassLoader(), type.getName()) != null || isVerifier(type)) {
        listed.add(type);
      }
      services.see(type.getName());
    }
    retransformer.retransform(listed);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null || loader == Weaver.class.getClassLoader()) {
      return null;
    }
    try {
      return weavesVerifiers || Catalogue.mayList(internalName)
          ? permitted(loader, internalName, classFile)
          : null;
    } catch (StackOverflowError e) {
      return onOwnStack(loader, internalName, classFile, e);
    }
  }

  private byte @Nullable [] onOwnStack(
      @Nullable ClassLoader loader,
      String internalName,
      byte[] classFile,
      StackOverflowError noRoom) {
    try {
      return OwnStack.transform(this, loader, internalName, classFile, noRoom);
    } catch (Throwable t) {
      weaver.failed(loader, internalName.replace('/', '.'), t);
      return null;
    }
  }

  private byte @Nullable [] permitted(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    // The application's code is below, as it needs the class.
    return Trusted.isWatched()
        ? Trusted.get(
            new PrivilegedAction<byte @Nullable []>() {
              @Override
              public byte @Nullable [] run() {
                return transform(loader, internalName, classFile);
              }
            })
        : transform(loader, internalName, classFile);
  }

  private byte @Nullable [] transform(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    var type = internalName.replace('/', '.');
    services.see(type);
    var instrumentation = instrumentationOf(loader, type);
    if (instrumentation != null) {
      return weaveListed(loader, type, instrumentation, classFile);
    }
    return weavesVerifiers && !TypeWeaver.isOfJdk(loader) && Verifiers.mayBeOne(classFile)
        ? weave(loader, type, NameCheckInstrumentation.class, classFile)
        : null;
  }

  private byte @Nullable [] weaveListed(
      @Nullable ClassLoader loader,
      String type,
      Class<? extends TypeInstrumentation> instrumentation,
      byte[] classFile) {
    if (TypeWeaver.isOfJdk(loader)) {
      overlooked.isAsked(type);
    }
    int linked = insertions.linked();
    var woven = weave(loader, type, instrumentation, classFile);
    try {
      overlooked.oneEnds(linked);
    } catch (StackOverflowError e) {
      // Another stack has room.
      throw e;
    } catch (Throwable t) {
      // What was not looked at may be missing.
      weaver.failed(loader, type, t);
    }
    return woven;
  }

  /** One look-up for each class that is not listed. */
  private @Nullable Class<? extends TypeInstrumentation> instrumentationOf(
      @Nullable ClassLoader loader, String type) {
    var listed = Catalogue.of(loader, type);
    return listed == null || onDemand.leaves(loader, type) ? null : listed;
  }

  private byte @Nullable [] weave(
      @Nullable ClassLoader loader,
      String type,
      Class<? extends TypeInstrumentation> instrumentation,
      byte[] classFile) {
    try {
      var all = insertions.of(type, instrumentation);
      if (all == null || all.list().isEmpty()) {
        return null;
      }
      var woven =
          TypeWeaver.isOfJdk(loader)
              ? weaver.ofJdk(type, all, classFile)
              : weaver.ofLibrary(type, all, classFile);
      if (woven != null) {
        taken.put(type, type);
      }
      return woven;
    } catch (StackOverflowError e) {
      // Another stack has room.
      throw e;
    } catch (Throwable t) {
      // The JVM would swallow it, and the class would go unwoven without a word.
      weaver.failed(loader, type, t);
      return null;
    }
  }
}
