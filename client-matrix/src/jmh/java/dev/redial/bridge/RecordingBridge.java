package dev.redial.bridge;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what woven code calls, so that it can be called again. It comes into {@code java.lang} as
 * {@link RedialBridge} does, for there the packaged agent has that.
 */
public final class RecordingBridge extends RedialBridge {
  private static final List<Map.Entry<String, Callable<@Nullable Object>>> CALLS =
      new CopyOnWriteArrayList<>();

  private final RedialBridge hook;
  private final int number;

  private RecordingBridge(RedialBridge hook, int number) {
    super(true);
    this.hook = hook;
    this.number = number;
  }

  /** Keeps all calls of the hooks that there are, from now on. */
  public static void begin() throws ReflectiveOperationException {
    var hooks = (RedialBridge[]) hooks().get(null);
    var recording = new RedialBridge[hooks.length];
    for (int i = 0; i < hooks.length; i++) {
      recording[i] = new RecordingBridge(hooks[i], i);
    }
    hooks().set(null, recording);
  }

  /**
   * Keeps no more of them; the result has them in their order, under the names of the hooks'
   * classes.
   */
  public static List<Map.Entry<String, Callable<@Nullable Object>>> end()
      throws ReflectiveOperationException {
    var recording = (RedialBridge[]) hooks().get(null);
    var hooks = recording.clone();
    for (int i = 0; i < hooks.length; i++) {
      hooks[i] = recording[i] instanceof RecordingBridge recorder ? recorder.hook : recording[i];
    }
    hooks().set(null, hooks);
    return new ArrayList<>(CALLS);
  }

  private static Field hooks() throws ReflectiveOperationException {
    var field = RedialBridge.class.getDeclaredField("hooks");
    field.setAccessible(true);
    return field;
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException {
    CALLS.add(
        Map.entry(hook.getClass().getName(), () -> call(value, first, second, third, number)));
    return hook.on(value, first, second, third);
  }

  @Override
  protected void permit(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third) {
    hook.permit(value, first, second, third);
  }

  @Override
  protected @Nullable Object trusted(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException {
    return hook.trusted(value, first, second, third);
  }

  @Override
  protected boolean isConcerned(@Nullable Object object) {
    return hook.isConcerned(object);
  }

  @Override
  protected @Nullable Object broke(@Nullable Object value, Throwable t) throws IOException {
    return hook.broke(value, t);
  }
}
