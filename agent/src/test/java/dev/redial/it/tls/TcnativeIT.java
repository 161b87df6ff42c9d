package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.internal.tcnative.SSL;
import io.netty.resolver.NameResolver;
import io.netty.util.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Engines of Netty on BoringSSL. */
@Tag("extended")
class TcnativeIT extends ProviderContract {
  TcnativeIT() {
    super("tcnative", libraries());
  }

  private static List<Path> libraries() {
    return Stream.concat(
            Stream.of(nativeJar()),
            Stream.of(
                    SslContext.class,
                    ByteBuf.class,
                    ByteToMessageDecoder.class,
                    Channel.class,
                    UnixChannel.class,
                    NameResolver.class,
                    Version.class,
                    SSL.class)
                .map(ProviderContract::jar))
        .toList();
  }

  /** A jar without classes; the URL of its content is {@code jar:file:JAR!/CONTENT}. */
  private static Path nativeJar() {
    var library = "META-INF/native/libnetty_tcnative_linux_x86_64.so";
    var path = TcnativeIT.class.getClassLoader().getResource(library).getPath();
    return Path.of(path.substring("file:".length(), path.indexOf('!')));
  }

  @Override
  List<Case> settings() {
    return List.of(
        Case.applied(
            "suite.test",
            "ciphers: {add: [AES256-SHA]}",
            hello -> assertThat(hello.cipherSuites()).contains(0x0035)),
        Case.applied(
            "less.test",
            "ciphers: {remove: [ECDHE-ECDSA-AES128-GCM-SHA256]}",
            hello -> assertThat(hello.cipherSuites()).contains(0xc02c).doesNotContain(0xc02b)),
        Case.refused(
            "less13.test", "ciphers: {remove: [TLS_AES_128_GCM_SHA256]}", "of the cipher suites"),
        Case.refused(
            "unknown.test", "ciphers: {add: [DHE-RSA-AES128-SHA]}", "netty-tcnative has no such"),
        Case.applied(
            "older.test",
            "protocols: {remove: [TLSv1.3]}",
            hello -> assertThat(hello.versions()).doesNotContain(0x0304)),
        Case.applied(
            "old.test",
            "protocols: {add: [TLSv1.1]}",
            hello -> assertThat(hello.versions()).contains(0x0302, 0x0304)),
        Case.refused("alpn.test", "alpn: [http/1.1]", "SslContext"),
        name("single.test", "sni: single", "single"));
  }

  @Override
  Stream<String> handWriting() {
    return Stream.of("engine-wrap");
  }

  @Override
  boolean offersUnderscores() {
    return true;
  }

  @Override
  Stream<String> clients() {
    return Clients.ENGINES.stream();
  }

  @Override
  Stream<String> laxClients() {
    return Stream.of("lax-engine");
  }

  @Override
  Stream<String> sharedClients() {
    return Stream.of("engine-shared");
  }
}
