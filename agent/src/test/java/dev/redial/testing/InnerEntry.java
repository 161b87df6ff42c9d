package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;

/** An entry of the packaged agent that holds classes, as the build step {@code PackAgent} does. */
public final class InnerEntry {
  private final byte[] content;

  private InnerEntry(byte[] content) {
    this.content = content;
  }

  /** One of the jar that is tested. */
  public static InnerEntry of(String name) throws IOException {
    try (var jar = new JarFile(System.getProperty("redial.agent.jar"))) {
      return of(jar.getInputStream(jar.getEntry(name)).readAllBytes());
    }
  }

  static InnerEntry of(byte[] content) {
    return new InnerEntry(content);
  }

  /** How many bytes of it each start of a program reads. */
  public int atStart() {
    return ByteBuffer.wrap(content).getInt();
  }

  /** Its class files, by their internal names. */
  public Map<String, byte[]> classFiles() {
    var numbers = ByteBuffer.wrap(content, Integer.BYTES, content.length - Integer.BYTES);
    int count = numbers.getInt();
    int starts = Integer.BYTES * (2 + count);
    int ends = starts + Integer.BYTES * count;
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      int start = numbers.getInt(starts + Integer.BYTES * i);
      int end = numbers.getInt(ends + Integer.BYTES * i);
      var file = Arrays.copyOfRange(content, start, end);
      files.put(new ClassReader(file).getClassName(), file);
    }
    return files;
  }

  /** An entry of these, all of which a start reads. */
  public static byte[] holding(Map<String, byte[]> classFiles) throws IOException {
    var byHash = new TreeMap<Integer, byte[]>();
    classFiles.forEach((name, file) -> byHash.put(name.replace('/', '.').hashCode(), file));
    int header = Integer.BYTES * (2 + 3 * byHash.size());
    int length = header + byHash.values().stream().mapToInt(file -> file.length).sum();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(length);
    out.writeInt(byHash.size());
    for (int hash : byHash.keySet()) {
      out.writeInt(hash);
    }
    int start = header;
    for (var file : byHash.values()) {
      out.writeInt(start);
      start += file.length;
    }
    int end = header;
    for (var file : byHash.values()) {
      end += file.length;
      out.writeInt(end);
    }
    for (var file : byHash.values()) {
      out.write(file);
    }
    return bytes.toByteArray();
  }
}
