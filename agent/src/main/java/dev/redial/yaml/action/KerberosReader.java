package dev.redial.yaml.action;

import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.KerberosLogin;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a proxy of the file says of Kerberos. */
final class KerberosReader {
  private final Problems problems;
  private final Values values;
  private final PemFiles files;
  private @Nullable String keytab;
  private @Nullable String principal;

  KerberosReader(Problems problems, Values values, PemFiles files) {
    this.problems = problems;
    this.values = values;
    this.files = files;
  }

  void keytab(Entry entry) {
    var name = values.text(entry, "keytab: app.keytab");
    if (name != null && entry.value() instanceof Scalar at) {
      var shown = "the keytab " + Words.quote(name);
      var path = path(at, shown, name);
      if (path != null && Files.isRegularFile(path) && Files.isReadable(path)) {
        keytab = path.toAbsolutePath().toString();
      } else if (path != null) {
        problems.error(
            at,
            shown + " cannot be read",
            "give the path of a file that ktutil or kadmin made, relative to the rule file");
      }
    }
  }

  private @Nullable Path path(Scalar at, String shown, String name) {
    try {
      return files.find(at, shown, name);
    } catch (InvalidPathException e) {
      problems.error(at, shown + " has a name that no file can have", "give the path of a keytab");
      return null;
    }
  }

  void principal(Entry entry) {
    principal = values.line(entry, "principal: app@CORP.EXAMPLE");
  }

  /** What one key needs of the others. */
  void whole(Mapping settings, List<AuthScheme> schemes) {
    var file = settings.get("keytab");
    for (var key : new @Nullable Entry[] {file, settings.get("principal")}) {
      if (key != null && !schemes.contains(AuthScheme.NEGOTIATE)) {
        problems.error(
            key.key(),
            Words.quote(key.name()) + " is for Kerberos, which 'auth' does not name",
            "write 'auth: negotiate', or remove it");
      }
    }
    if (file != null && settings.get("principal") == null) {
      problems.error(
          file.key(), "'keytab' without 'principal'", "write the name whose key is meant");
    }
    checkTickets(settings.get("auth"), file, schemes);
  }

  private void checkTickets(@Nullable Entry auth, @Nullable Entry file, List<AuthScheme> schemes) {
    if (auth != null && file == null && schemes.contains(AuthScheme.NEGOTIATE)) {
      files.checkTickets(auth.key());
    }
  }

  KerberosLogin login() {
    return new KerberosLogin(keytab, principal);
  }
}
