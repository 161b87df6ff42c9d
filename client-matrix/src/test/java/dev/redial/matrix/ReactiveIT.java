package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;

/** Drivers of R2DBC, whose TLS is Netty's; some make its engine without a host. */
class ReactiveIT extends DriversContract {
  static final Map<String, Opening> REACTIVE =
      Map.ofEntries(
          entry("r2dbc-postgresql", Opening.POSTGRES),
          entry("r2dbc-mysql", Opening.MYSQL),
          entry("r2dbc-mariadb", Opening.MYSQL),
          entry("r2dbc-mssql", Opening.TDS));

  ReactiveIT() {
    super(Release.oneOf("Reactive", "r2dbc-newest"), REACTIVE);
  }
}
