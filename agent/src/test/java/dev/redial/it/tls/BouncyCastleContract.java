package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** Sockets and engines of BouncyCastle's JSSE. */
abstract class BouncyCastleContract extends ProviderContract {
  BouncyCastleContract(String provider) {
    super(
        provider,
        List.of(
            jar(BouncyCastleProvider.class),
            jar(BouncyCastleJsseProvider.class),
            jar(TSTInfo.class)));
  }

  @Override
  List<Case> settings() {
    return List.of(
        Case.applied(
            "suite.test",
            "ciphers: {add: [ECDHE-ECDSA-AES256-SHA]}",
            hello -> assertThat(hello.cipherSuites()).contains(0xc00a)),
        Case.applied(
            "less.test",
            "ciphers: {remove: [ECDHE-ECDSA-AES128-GCM-SHA256]}",
            hello -> assertThat(hello.cipherSuites()).contains(0xc02c).doesNotContain(0xc02b)),
        // It does not know TLS_RSA_* in jdk.tls.disabledAlgorithms.
        Case.applied(
            "weak.test",
            "ciphers: {add: [AES128-GCM-SHA256]}",
            hello -> assertThat(hello.cipherSuites()).contains(0x009c)),
        Case.refused("unknown.test", "ciphers: {add: [RC4-SHA]}", "BouncyCastle has no such"),
        Case.applied(
            "older.test",
            "protocols: {remove: [TLSv1.3]}",
            hello -> assertThat(hello.versions()).doesNotContain(0x0304)),
        Case.refused("old.test", "protocols: {add: [TLSv1.1]}", "disabled in this JVM"),
        Case.applied(
            "alpn.test",
            "alpn: [http/1.1]",
            hello -> assertThat(hello.applicationProtocols()).containsExactly("http/1.1")),
        name("single.test", "sni: single", "single"));
  }

  @Override
  boolean knowsItsHost(String client) {
    return super.knowsItsHost(client) && !client.contains("connected-later");
  }

  @Override
  boolean offersUnderscores() {
    return false;
  }
}
