package dev.redial.route;

import dev.redial.rule.host.Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the application asks for.
 *
 * @param address by its name, in lower case if the rule wants that
 * @param found the address that the application has found for the name, or null if it has none
 */
record RequestedEndpoint(Address address, @Nullable InetAddress found) {}
