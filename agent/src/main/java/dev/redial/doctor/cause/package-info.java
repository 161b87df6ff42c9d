/**
 * The suspects: each tries changes, and names the cause and the rule that helps. The rest of doctor
 * enters. It uses attempts, the target and the writer of rule files.
 */
@NullMarked
package dev.redial.doctor.cause;

import org.jspecify.annotations.NullMarked;
