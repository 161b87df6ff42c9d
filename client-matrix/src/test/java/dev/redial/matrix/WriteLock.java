package dev.redial.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves what {@code releases.yaml} names and writes {@code releases.lock}. */
final class WriteLock {
  private WriteLock() {}

  /** The command that CONTRIBUTING.md names. */
  public static void main(String[] arguments) throws IOException {
    var wanted = ReleaseFile.READ.wanted();
    var maven = MavenRepository.ofBuild();
    var closures = maven.closures(wanted);
    var jars = new TreeSet<String>();
    closures.values().forEach(jars::addAll);
    var digests = new TreeMap<String, String>();
    maven.have(jars.stream().toList()).forEach((jar, file) -> digests.put(jar, Jars.sha256(file)));
    var rows = new TreeMap<String, ReleaseLock.Row>();
    closures.forEach((name, all) -> rows.put(name, ReleaseLock.Row.of(wanted.get(name), all)));
    Files.writeString(ReleaseLock.FILE, new ReleaseLock(digests, rows).text());
    System.out.println(rows.size() + " rows, " + digests.size() + " jars");
  }
}
