/** Without one of its own, Next takes the app's, and opens its database here: then the route would not be bare. */
export function register() {}
