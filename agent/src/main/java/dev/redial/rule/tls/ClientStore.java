package dev.redial.rule.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a client's key out of a PKCS #12 or JKS store. */
final class ClientStore {
  private static final int JKS = 0xfeedfeed;

  private ClientStore() {}

  static ClientKey open(ClientCertificate certificate) throws GeneralSecurityException {
    var given = certificate.password();
    var password = given == null ? new char[0] : given.toCharArray();
    var store = load(certificate, password);
    var alias = alias(store, certificate.alias());
    var chain = new ArrayList<X509Certificate>();
    var certificates = store.getCertificateChain(alias);
    if (certificates == null || certificates.length == 0) {
      throw new KeyStoreException("the store has no certificate for the key '" + alias + "'");
    }
    for (var each : certificates) {
      chain.add((X509Certificate) each);
    }
    try {
      return new ClientKey((PrivateKey) store.getKey(alias, password), chain);
    } catch (UnrecoverableKeyException e) {
      throw new InvalidKeyException(
          "the key '" + alias + "' does not open with the password of its store", e);
    }
  }

  private static KeyStore load(ClientCertificate certificate, char[] password)
      throws GeneralSecurityException {
    var content = certificate.key();
    var store = KeyStore.getInstance(isJks(content) ? "JKS" : "PKCS12");
    try {
      store.load(new ByteArrayInputStream(content), password);
      return store;
    } catch (IOException e) {
      if (!(e.getCause() instanceof UnrecoverableKeyException)) {
        throw new KeyStoreException("it is not a PKCS#12 or JKS store", e);
      }
      throw new KeyStoreException(
          certificate.password() == null
              ? "the store needs a password"
              : "the store does not open with this password",
          e);
    }
  }

  private static boolean isJks(byte[] content) {
    int magic = 0;
    for (int i = 0; i < Integer.BYTES && i < content.length; i++) {
      magic = (magic << 8) | (content[i] & 0xff);
    }
    return magic == JKS;
  }

  private static String alias(KeyStore store, @Nullable String asked) throws KeyStoreException {
    var keys = keys(store);
    if (keys.isEmpty()) {
      throw new KeyStoreException("the store has no private key");
    }
    if (asked == null && keys.size() > 1) {
      throw new KeyStoreException(
          "the store has the keys " + quoted(keys) + ": 'alias' is missing");
    }
    if (asked != null && !store.isKeyEntry(asked)) {
      throw new KeyStoreException("the store has no key '" + asked + "', but " + quoted(keys));
    }
    return asked == null ? keys.get(0) : asked;
  }

  private static List<String> keys(KeyStore store) throws KeyStoreException {
    var keys = new ArrayList<String>();
    for (var alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    return keys;
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}
