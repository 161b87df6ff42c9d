package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;

/** The same in the last releases that run on Java 8. */
public final class DriversOfJava8 implements Program {
  @Override
  public Map<String, Client> clients() {
    return OldDrivers.all(
        Databases.mysql("tlsVersions=TLSv1.3,TLSv1.2"), Databases.mariadb("sslMode=verify-full"));
  }
}
