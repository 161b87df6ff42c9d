/** Names, addresses and ports, and how rules match them. Everybody enters. It uses the JDK only. */
@NullMarked
package dev.redial.rule.host;

import org.jspecify.annotations.NullMarked;
