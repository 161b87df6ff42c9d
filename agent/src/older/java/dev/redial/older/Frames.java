package dev.redial.older;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** In the place of java.lang.StackWalker. */
public final class Frames {
  private Frames() {}

  /** One that shows class names only. */
  public static Frames getInstance() {
    return new Frames();
  }

  /** Hands the frames of this thread over, the innermost first. */
  public <T> T walk(Function<? super Stream<Frame>, ? extends T> task) {
    Stream<Frame> frames =
        Arrays.stream(new Throwable().getStackTrace()).map(one -> one::getClassName);
    return task.apply(frames);
  }

  /** One call. */
  public interface Frame {
    /** Whose method it is. */
    String getClassName();
  }
}
