package dev.redial.demo.sandbox;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the observatory asks as a proxy, until it is told who asks. It believes whatever it is told.
 *
 * @param challenge for a request that says nothing
 */
record Asking(String challenge) {
  private static final String LOGIN = "proxy-authorization:";

  /** How the first message of NTLM begins ([MS-NLMP] 2.2.1.1), in Base64. */
  private static final String NEGOTIATE = "ntlm tlrmtvntuaab";

  /** The second: Unicode, NTLM, and eight bytes to prove the password by. */
  private static final byte[] NTLM_CHALLENGE = {
    'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 2, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 1, 2, 8, 0, 's', 'a',
    'n', 'd', 'b', 'o', 'x', '!', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0
  };

  /** The value of Proxy-Authenticate that answers the head of a request, or null to let it in. */
  @Nullable String next(List<String> head) {
    for (var line : head) {
      var said = line.toLowerCase(Locale.ROOT);
      if (said.startsWith(LOGIN)) {
        boolean isMiddle = said.substring(LOGIN.length()).strip().startsWith(NEGOTIATE);
        return isMiddle ? "NTLM " + Base64.getEncoder().encodeToString(NTLM_CHALLENGE) : null;
      }
    }
    return challenge;
  }
}
