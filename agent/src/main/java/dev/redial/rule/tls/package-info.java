/**
 * What a rule says of TLS: suites, groups, trust and client certificates. Everybody enters. It uses
 * the JDK only.
 */
@NullMarked
package dev.redial.rule.tls;

import org.jspecify.annotations.NullMarked;
