package dev.redial.testing;

import dev.redial.clients.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The certificates, origins and child JVMs of one test class; closes them together. */
public final class Lab implements AutoCloseable {
  private final Path folder;
  private final Path trust;
  private final String[] hosts;
  private final Certificates certificates = new Certificates();
  private final List<Origin> origins = new ArrayList<>();
  private final List<Relay> relays = new ArrayList<>();
  private final List<Conversation> children = new ArrayList<>();

  /** A lab whose children can resolve these names, to the loopback address. */
  public Lab(Path folder, String... hosts) throws IOException {
    this.folder = folder;
    this.hosts = hosts;
    this.trust = certificates.writeTrustStore(folder.resolve("trust.p12"));
  }

  /** A certificate that the children trust. */
  public Identity issue(String... names) {
    return certificates.issue(names);
  }

  /** A certificate of that kind that the children trust. */
  public Identity issue(Certificates.Kind kind, String... names) {
    return certificates.issue(kind, names);
  }

  /** The certificate that the children trust, as OpenSSL reads it. */
  public Path authority() throws IOException {
    return certificates.writePem(folder.resolve("authority.pem"));
  }

  /** A relay that records the ClientHello of each connection and hands all on to that port. */
  public Relay relay(int port) {
    var relay = new Relay(port);
    relays.add(relay);
    return relay;
  }

  /** An origin whose certificate is for these names. */
  public Origin origin(String... names) {
    var identity = issue(names);
    return keep(Origin.choosing(hello -> identity));
  }

  /** An origin that chooses its certificate by the client's greeting. */
  public Origin origin(Function<ClientHello, Identity> identities) {
    return keep(Origin.choosing(identities));
  }

  /** An origin without TLS. */
  public Origin plainOrigin() {
    return keep(Origin.plain());
  }

  /** Writes a rule file of these rules, each in YAML flow style without its name. */
  public Path rules(String... rules) {
    var text = new StringBuilder("version: 1\nrules:\n");
    for (int i = 0; i < rules.length; i++) {
      text.append("  - {name: rule-" + (i + 1) + ", " + rules[i] + "}\n");
    }
    return file(
        "rules" + rules.length + "-" + Integer.toHexString(text.toString().hashCode()), text);
  }

  /** Writes a file of this text. */
  public Path file(String name, CharSequence text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files of this lab lie. */
  public Path folder() {
    return folder;
  }

  /** A JVM for the program that dials out when asked. */
  public ChildJvm child() throws IOException {
    return child(Clients.class);
  }

  /** A JVM for a program. */
  public ChildJvm child(Class<?> program) throws IOException {
    return prepared(ChildJvm.running(program, folder));
  }

  /** Has a JVM trust this lab's certificates, and know no other names. */
  public ChildJvm prepared(ChildJvm child) throws IOException {
    return child.trust(trust).hosts(hosts);
  }

  /** Starts a program that dials out when asked. */
  public Conversation start(ChildJvm child, String... arguments) throws IOException {
    var conversation = child.start(arguments);
    children.add(conversation);
    return conversation;
  }

  /** Forgets what reached the origins so far. */
  public void forget() {
    origins.forEach(Origin::forget);
  }

  @Override
  public void close() throws IOException {
    children.forEach(Conversation::close);
    for (var origin : origins) {
      origin.close();
    }
    for (var relay : relays) {
      relay.close();
    }
  }

  private Origin keep(Origin origin) {
    origins.add(origin);
    return origin;
  }
}
