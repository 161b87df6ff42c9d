package dev.redial.matrix;

import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.ssl.AbstractVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLContexts;
import org.apache.http.impl.client.HttpClientBuilder;

/**
 * An application's own check of a name, for Apache HttpClient 4.3 and later. Up to 4.3 it had to be
 * one of the library's types.
 */
@SuppressWarnings("deprecation") // what 4.3 and 4.5 have in common
final class Apache4Verifier extends AbstractVerifier {
  static HttpClient client() {
    return HttpClientBuilder.create()
        .setSSLSocketFactory(
            new SSLConnectionSocketFactory(SSLContexts.createDefault(), new Apache4Verifier()))
        .build();
  }

  @Override
  public void verify(String host, String[] commonNames, String[] names) throws SSLException {
    if (!Arrays.asList(names).contains(host)) {
      throw new SSLException(host + " is none of " + Arrays.toString(names));
    }
  }
}
