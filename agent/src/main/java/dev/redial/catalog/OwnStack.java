package dev.redial.catalog;

import dev.redial.work.AgentThread;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class on a thread of the agent's own. The application's thread loads the class near
 * the end of its stack, and would get it unwoven.
 */
final class OwnStack extends AgentThread {
  /** The thread that loads a class waits no longer than that, whatever locks it holds. */
  static final long LONGEST_MILLIS = 20_000;

  private final ClassFileTransformer weaver;
  private final @Nullable ClassLoader loader;
  private final String internalName;
  private final byte[] classFile;
  private volatile byte @Nullable [] woven;

  private OwnStack(
      ClassFileTransformer weaver,
      @Nullable ClassLoader loader,
      String internalName,
      byte[] classFile) {
    super("weaving");
    this.weaver = weaver;
    this.loader = loader;
    this.internalName = internalName;
    this.classFile = classFile;
  }

  /** Loads this class, for which there is no room later. */
  static void prepare() {}

  /**
   * Waits for what the weaver answers on another stack.
   *
   * @param noRoom what the weaver has thrown on this stack; thrown where another is no help
   */
  static byte @Nullable [] transform(
      ClassFileTransformer weaver,
      @Nullable ClassLoader loader,
      String internalName,
      byte[] classFile,
      StackOverflowError noRoom) {
    if (Thread.currentThread() instanceof OwnStack) {
      throw noRoom;
    }
    var thread = new OwnStack(weaver, loader, internalName, classFile);
    thread.start();
    if (!thread.isOverWithin(LONGEST_MILLIS)) {
      throw noRoom;
    }
    return thread.woven;
  }

  @Override
  protected void work() {
    try {
      woven = weaver.transform(loader, internalName, null, null, classFile);
    } catch (IllegalClassFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
