package dev.redial;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes from a stored entry of its jar, out of the application's sight.
 *
 * <p>Safe for use by many threads: woven code may be the first to need a class. Compiled for Java
 * 8, as {@link Agent} is.
 */
final class InnerClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /**
   * All permissions, whatever policy an application sets: the agent does its part in the middle of
   * the application's calls. The policy decides whether it may start, by what it grants to the jar.
   */
  private static final ProtectionDomain TRUSTED = trusted();

  private final ClassLoader parent;
  private final byte[] content;
  private final byte @Nullable [] manifest;

  /** Hash codes of the class names, ascending, and the offsets of the class files in that order. */
  private final int[] hashes;

  private final int[] offsets;

  private InnerClasses(ClassLoader parent, byte[] content, byte @Nullable [] manifest) {
    super(parent);
    this.parent = parent;
    this.content = content;
    this.manifest = manifest;
    IntBuffer numbers = ByteBuffer.wrap(content).asIntBuffer();
    this.hashes = new int[numbers.get()];
    this.offsets = new int[hashes.length + 1];
    numbers.get(hashes).get(offsets);
  }

  private static ProtectionDomain trusted() {
    Permissions all = new Permissions();
    all.add(new AllPermission());
    return new ProtectionDomain(null, all);
  }

  /** The topmost loader above the application's; Java 8 has no method that answers it. */
  private static ClassLoader platform() {
    ClassLoader top = getSystemClassLoader();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top;
  }

  /**
   * Reads an entry that the build step PackAgent writes. It reads the manifest at once, since a
   * SecurityManager that comes later may keep the jar from being read.
   *
   * @param above what has the classes that the entry's own ones name, or null for the JDK's alone
   */
  static InnerClasses open(String jarFile, String entry, @Nullable ClassLoader above)
      throws IOException {
    try (ZipFile jar = new ZipFile(jarFile)) {
      byte[] classes = read(jar, entry);
      if (classes == null) {
        throw new IOException(jarFile + " is not redial-agent.jar as it was built");
      }
      ClassLoader parent = above == null ? platform() : above;
      return new InnerClasses(parent, classes, read(jar, MANIFEST));
    }
  }

  private static byte @Nullable [] read(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return null;
    }
    byte[] content = new byte[(int) entry.getSize()];
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.readFully(content);
    }
    return content;
  }

  /** Own classes first: asking the parent costs an exception each. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int index = name.startsWith("dev.redial.") ? indexOf(name) : -1;
    if (index < 0) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null
          ? defineClass(name, content, offsets[index], length(index), TRUSTED)
          : loaded;
    }
  }

  /** The class files, as the bridge is defined elsewhere from its bytes, and the jar's manifest. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (name.equals(MANIFEST)) {
      return manifest == null ? null : new ByteArrayInputStream(manifest);
    }
    if (name.endsWith(".class")) {
      int index = indexOf(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      if (index >= 0) {
        return new ByteArrayInputStream(content, offsets[index], length(index));
      }
    }
    return parent.getResourceAsStream(name);
  }

  private int indexOf(String className) {
    return Arrays.binarySearch(hashes, className.hashCode());
  }

  private int length(int index) {
    return offsets[index + 1] - offsets[index];
  }
}
