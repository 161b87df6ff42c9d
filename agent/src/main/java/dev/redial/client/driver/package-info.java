/**
 * Hooks and instrumentations of drivers of databases, and clients of directories and mail servers.
 * DriverTypes is the entry for the catalogue; nobody else enters. It uses http, tls, route,
 * reflection and decisions.
 */
@NullMarked
package dev.redial.client.driver;

import org.jspecify.annotations.NullMarked;
