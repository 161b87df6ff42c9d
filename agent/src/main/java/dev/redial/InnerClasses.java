package dev.redial;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
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

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final String jarFile;
  private final byte[] content;

  /** Hash codes of the class names, ascending, and the offsets of the class files in that order. */
  private final int[] hashes;

  private final int[] offsets;

  private InnerClasses(String jarFile, byte[] content) {
    super("redial", getPlatformClassLoader());
    this.jarFile = jarFile;
    this.content = content;
    var numbers = ByteBuffer.wrap(content).asIntBuffer();
    this.hashes = new int[numbers.get()];
    this.offsets = new int[hashes.length + 1];
    numbers.get(hashes).get(offsets);
  }

  /** Reads the entry {@code dev/redial/classes}, which the build step PackAgent writes. */
  static InnerClasses open(String jarFile) throws IOException {
    try (var jar = new ZipFile(jarFile)) {
      var entry = jar.getEntry("dev/redial/classes");
      if (entry == null) {
        throw new IOException(jarFile + " is not redial-agent.jar as it was built");
      }
      return new InnerClasses(jarFile, jar.getInputStream(entry).readAllBytes());
    }
  }

  /** Own classes first: asking the parent costs an exception each. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int index = name.startsWith("dev.redial.") ? indexOf(name) : -1;
    if (index < 0) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, content, offsets[index], length(index)) : loaded;
    }
  }

  /** The class files, as the bridge is defined elsewhere from its bytes, and the jar's manifest. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (name.equals(MANIFEST)) {
      return manifest();
    }
    if (name.endsWith(".class")) {
      int index = indexOf(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      if (index >= 0) {
        return new ByteArrayInputStream(content, offsets[index], length(index));
      }
    }
    return super.getResourceAsStream(name);
  }

  private @Nullable InputStream manifest() {
    try (var jar = new ZipFile(jarFile)) {
      var entry = jar.getEntry(MANIFEST);
      return entry == null
          ? null
          : new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
    } catch (IOException e) {
      return null;
    }
  }

  private int indexOf(String className) {
    return Arrays.binarySearch(hashes, className.hashCode());
  }

  private int length(int index) {
    return offsets[index + 1] - offsets[index];
  }
}
