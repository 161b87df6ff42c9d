/**
 * What a rule says of the route: proxies, log-ins and versions of IP. Everybody enters. It uses
 * addresses, trust and the JDK.
 */
@NullMarked
package dev.redial.rule.route;

import org.jspecify.annotations.NullMarked;
