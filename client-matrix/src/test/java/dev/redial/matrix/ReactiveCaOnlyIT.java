package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Of R2DBC; their engines have no host then. */
@Tag("slow")
class ReactiveCaOnlyIT extends CaOnlyContract {
  ReactiveCaOnlyIT() {
    super(
        Release.oneOf("Reactive", "r2dbc-netty-4.1.118"),
        Map.ofEntries(
            entry("r2dbc-postgresql-ca", Opening.POSTGRES),
            entry("r2dbc-mysql-ca", Opening.MYSQL),
            entry("r2dbc-mariadb-ca", Opening.MYSQL)));
  }
}
