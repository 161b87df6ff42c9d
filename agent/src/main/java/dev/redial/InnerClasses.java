package dev.redial;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes from the one stored entry of its jar, out of the application's
 * sight.
 *
 * <p>Safe for use by many threads: woven code may be the first to need a class.
 */
final class InnerClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final byte[] content;

  /** Offset and length of each class in the content. */
  private final Map<String, int[]> slices;

  private InnerClasses(byte[] content, Map<String, int[]> slices) {
    super("redial", getPlatformClassLoader());
    this.content = content;
    this.slices = slices;
  }

  /** Reads the entry {@code dev/redial/classes}, which the build step PackAgent writes. */
  static InnerClasses open(String jarFile) throws IOException {
    byte[] content;
    try (var jar = new ZipFile(jarFile)) {
      var entry = jar.getEntry("dev/redial/classes");
      if (entry == null) {
        throw new IOException(jarFile + " is not redial-agent.jar as it was built");
      }
      content = jar.getInputStream(entry).readAllBytes();
    }
    return new InnerClasses(content, index(content));
  }

  private static Map<String, int[]> index(byte[] content) throws IOException {
    var bytes = new ByteArrayInputStream(content);
    var in = new DataInputStream(bytes);
    int count = in.readInt();
    var names = new String[count];
    var lengths = new int[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.readUTF();
      lengths[i] = in.readInt();
    }
    var slices = new HashMap<String, int[]>(count * 2);
    int offset = content.length - bytes.available();
    for (int i = 0; i < count; i++) {
      slices.put(names[i], new int[] {offset, lengths[i]});
      offset += lengths[i];
    }
    return slices;
  }

  /** Own classes first: asking the parent costs an exception each. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    var slice = name.startsWith("java.") ? null : slices.get(name);
    if (slice == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, content, slice[0], slice[1]) : loaded;
    }
  }

  /** The class files only: the bridge is defined elsewhere, from its bytes. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (!name.endsWith(".class")) {
      return super.getResourceAsStream(name);
    }
    var slice = slices.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
    return slice == null
        ? super.getResourceAsStream(name)
        : new ByteArrayInputStream(content, slice[0], slice[1]);
  }
}
