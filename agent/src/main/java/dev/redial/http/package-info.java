/**
 * Host, :authority and request headers, whatever the client. The rooms of clients enter. It uses
 * decisions and reflection.
 */
@NullMarked
package dev.redial.http;

import org.jspecify.annotations.NullMarked;
