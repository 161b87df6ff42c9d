package dev.redial;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

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
  private final Map<String, Slice> slices;

  private record Slice(int offset, int length) {}

  private InnerClasses(byte[] content, Map<String, Slice> slices) {
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

  private static Map<String, Slice> index(byte[] content) throws IOException {
    var bytes = new ByteArrayInputStream(content);
    var in = new DataInputStream(bytes);
    int count = in.readInt();
    var names = new String[count];
    var lengths = new int[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.readUTF();
      lengths[i] = in.readInt();
    }
    var slices = new HashMap<String, Slice>(count * 2);
    int offset = content.length - bytes.available();
    for (int i = 0; i < count; i++) {
      slices.put(names[i], new Slice(offset, lengths[i]));
      offset += lengths[i];
    }
    return slices;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var slice = slices.get(name);
    if (slice == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, content, slice.offset(), slice.length());
  }
}
