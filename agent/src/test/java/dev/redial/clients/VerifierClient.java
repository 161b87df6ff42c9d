package dev.redial.clients;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A library that nobody knows: it shakes hands without a check of the name, and asks a
 * HostnameVerifier of its own afterwards.
 */
final class VerifierClient {
  private static final Integer DNS_NAME = 2;

  private VerifierClient() {}

  /** By the kind of class that the verifier is. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("verifier-class", call -> ask(call, new Checking()));
    all.put("verifier-anonymous", call -> ask(call, anonymous()));
    all.put("verifier-subclass", call -> ask(call, new Stricter()));
    all.put("verifier-late", call -> ask(call, Late.VERIFIER));
    return all;
  }

  private static HostnameVerifier anonymous() {
    return new HostnameVerifier() {
      @Override
      public boolean verify(String host, SSLSession session) {
        return names(host, session);
      }
    };
  }

  private static String ask(Call call, HostnameVerifier verifier)
      throws IOException, NoSuchAlgorithmException {
    var target = call.target();
    var factory = SSLContext.getDefault().getSocketFactory();
    try (var socket = (SSLSocket) factory.createSocket(target.getHost(), target.getPort())) {
      socket.startHandshake();
      if (!verifier.verify(target.getHost(), socket.getSession())) {
        throw new SSLPeerUnverifiedException("not for " + target.getHost());
      }
      return "accepted";
    }
  }

  private static boolean names(String host, SSLSession session) {
    try {
      var certificate = (X509Certificate) session.getPeerCertificates()[0];
      for (var name : certificate.getSubjectAlternativeNames()) {
        if (DNS_NAME.equals(name.get(0)) && host.equals(name.get(1))) {
          return true;
        }
      }
      return false;
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return false;
    }
  }

  private static class Checking implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      return names(host, session);
    }
  }

  private static final class Stricter extends Checking {
    @Override
    public boolean verify(String host, SSLSession session) {
      return !host.isEmpty() && super.verify(host, session);
    }
  }

  /** Loaded when it is used. */
  private static final class Late implements HostnameVerifier {
    static final HostnameVerifier VERIFIER = new Late();

    @Override
    public boolean verify(String host, SSLSession session) {
      return names(host, session);
    }
  }
}
