package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The oldest releases. */
@Tag("slow")
class OldDriversIT extends DriversContract {
  OldDriversIT() {
    super(
        Release.oneOf("OldDrivers", "drivers-oldest"),
        Map.ofEntries(
            entry("postgresql-own-trust", Opening.POSTGRES),
            entry("mysql", Opening.MYSQL),
            entry("mssql", Opening.TDS),
            entry("oracle", Opening.NONE),
            entry("unboundid-start-tls", Opening.LDAP),
            entry("smtp", Opening.SMTP),
            entry("smtps", Opening.SMTPS)));
  }
}
