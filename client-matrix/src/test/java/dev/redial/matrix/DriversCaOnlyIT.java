package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The way out where a driver goes on to refuse the name: the rule has it checked anyway. */
@Tag("slow")
class DriversCaOnlyIT extends CaOnlyContract {
  DriversCaOnlyIT() {
    super(
        Release.oneOf("Drivers", "drivers-newest"),
        Map.ofEntries(
            entry("postgresql-ca", Opening.POSTGRES),
            entry("mysql-ca", Opening.MYSQL),
            entry("mariadb-ca", Opening.MYSQL),
            entry("oracle-ca", Opening.NONE),
            entry("smtp-ca", Opening.SMTP),
            entry("smtps-ca", Opening.SMTPS)));
  }
}
