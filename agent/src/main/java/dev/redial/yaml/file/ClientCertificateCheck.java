package dev.redial.yaml.file;

import dev.redial.rule.tls.ClientKey;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;
import java.security.GeneralSecurityException;
import java.time.Instant;

/**
 * Opens the client certificates of rules. On the command line only, as {@link CertificateCheck}.
 */
public final class ClientCertificateCheck {
  private static final long WEEK_SECONDS = 7L * 24 * 60 * 60;

  private final Problems problems;
  private final Instant now;

  public ClientCertificateCheck(Problems problems, long now) {
    this.problems = problems;
    this.now = Instant.ofEpochMilli(now);
  }

  public void of(KeyFiles files) {
    for (var mention : files.certificates()) {
      problems.setRule(mention.rule());
      var subject = "client certificate " + Words.quote(mention.text());
      try {
        validity(mention.at(), subject, ClientKey.open(mention.of()));
      } catch (GeneralSecurityException e) {
        problems.error(
            mention.at(),
            subject + " cannot be used: " + Words.show(String.valueOf(e.getMessage())),
            "write the right 'password' and 'alias', or replace the file");
      }
    }
    problems.setRule(null);
  }

  private void validity(Node at, String subject, ClientKey key) {
    var untimely = key.untimely(now);
    var soon = key.untimely(now.plusSeconds(WEEK_SECONDS));
    if (untimely != null) {
      problems.warning(at, subject + " " + untimely, "replace it");
    } else if (soon != null) {
      problems.warning(
          at,
          subject + " expires at " + key.chain().get(0).getNotAfter().toInstant(),
          "replace it within a week");
    }
  }
}
