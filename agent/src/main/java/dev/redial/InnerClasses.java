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
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes from a stored entry of its jar, out of the application's sight.
 *
 * <p>A program that never dials needs the first part of the entry only. The rest is read when the
 * first class of it is asked for. The file is open from the start, as another one may have its name
 * by then.
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

  /** The bytes of two numbers that the entry begins with. */
  private static final int PREFIX = 2 * Integer.BYTES;

  private final ClassLoader parent;
  private final byte @Nullable [] manifest;

  /** Hash codes of the class names, ascending; where each class file begins and ends. */
  private final int[] hashes;

  private final int[] starts;
  private final int[] ends;

  private final ZipFile jar;
  private final ZipEntry entry;

  /** The entry, or its first part. */
  private volatile byte[] content;

  private InnerClasses(ClassLoader parent, ZipFile jar, ZipEntry entry) throws IOException {
    super(parent);
    this.parent = parent;
    this.jar = jar;
    this.entry = entry;
    ZipEntry about = jar.getEntry(MANIFEST);
    this.manifest = about == null ? null : checked(jar, about);
    IntBuffer numbers = ByteBuffer.wrap(read(jar, entry, PREFIX)).asIntBuffer();
    int first = numbers.get();
    this.hashes = new int[numbers.get()];
    this.starts = new int[hashes.length];
    this.ends = new int[hashes.length];
    this.content = read(jar, entry, first);
    numbers = ByteBuffer.wrap(content, PREFIX, first - PREFIX).asIntBuffer();
    numbers.get(hashes).get(starts).get(ends);
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
    ZipFile jar = new ZipFile(jarFile);
    try {
      ZipEntry classes = jar.getEntry(entry);
      if (classes == null) {
        throw new IOException(jarFile + " is not redial-agent.jar as it was built");
      }
      InnerClasses opened = new InnerClasses(above == null ? platform() : above, jar, classes);
      if (opened.isWhole()) {
        jar.close();
      }
      return opened;
    } catch (IOException | RuntimeException | Error e) {
      jar.close();
      throw e;
    }
  }

  private static byte[] read(ZipFile jar, ZipEntry entry, int length) throws IOException {
    byte[] content = new byte[length];
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.readFully(content);
    }
    return content;
  }

  /** All of an entry. */
  private static byte[] checked(ZipFile jar, ZipEntry entry) throws IOException {
    byte[] content = read(jar, entry, (int) entry.getSize());
    CRC32 check = new CRC32();
    check.update(content, 0, content.length);
    if (check.getValue() != entry.getCrc()) {
      throw new IOException("somebody has written to it");
    }
    return content;
  }

  private boolean isWhole() {
    return content.length == entry.getSize();
  }

  /** What has the class file of an index. */
  private byte[] holding(int index) {
    byte[] known = content;
    return ends[index] <= known.length ? known : whole();
  }

  /**
   * The whole entry. No thread waits for another one here, as it may hold the locks of class
   * loaders. Several may read at once, and the first of them closes the file.
   */
  private byte[] whole() {
    try {
      byte[] all = checked(jar, entry);
      content = all;
      jar.close();
      return all;
    } catch (IOException | RuntimeException e) {
      // Another thread may have closed the file, or an inflater of it, in the middle of the read.
      if (isWhole()) {
        return content;
      }
      throw new NoClassDefFoundError("cannot read " + jar.getName() + " again: " + e);
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
      Class<?> loaded = findLoadedClass(name);
      return loaded == null
          ? defineClass(name, holding(index), starts[index], length(index), TRUSTED)
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
        return new ByteArrayInputStream(holding(index), starts[index], length(index));
      }
    }
    return parent.getResourceAsStream(name);
  }

  private int indexOf(String className) {
    return Arrays.binarySearch(hashes, className.hashCode());
  }

  private int length(int index) {
    return ends[index] - starts[index];
  }
}
