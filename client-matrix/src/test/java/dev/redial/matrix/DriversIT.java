package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;

/** The newest release of each. */
class DriversIT extends DriversContract {
  DriversIT() {
    super(
        Release.oneOf("Drivers", "drivers-newest"),
        Map.ofEntries(
            entry("postgresql", Opening.POSTGRES),
            entry("postgresql-own-trust", Opening.POSTGRES),
            entry("mysql", Opening.MYSQL),
            entry("mariadb", Opening.MYSQL),
            entry("mssql", Opening.TDS),
            entry("oracle", Opening.NONE),
            entry("unboundid", Opening.NONE),
            entry("unboundid-start-tls", Opening.LDAP),
            entry("jndi-start-tls", Opening.LDAP),
            entry("smtp", Opening.SMTP),
            entry("smtps", Opening.SMTPS)));
  }
}
