/**
 * `node --import ./count-requests.mjs server.mjs`: counts what every HTTP server of a program is asked, by the address that
 * it listens on: requests, how many were under way at once at most, and how often each path was asked for. Any of its
 * servers tells it at /__requests.
 */
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

const hosts = {}
const create = http.createServer

http.createServer = (...given) => {
  const handle = given.pop()
  return create(...given, (request, response) => {
    if (request.url === '/__requests') return response.end(JSON.stringify(hosts))
    const address = request.socket.localAddress
    hosts[address] ??= { requests: 0, under: 0, most: 0, paths: {} }
    const host = hosts[address]
    host.requests += 1
    host.under += 1
    host.most = Math.max(host.most, host.under)
    host.paths[request.url] = (host.paths[request.url] ?? 0) + 1
    let over = false
    const leave = () => {
      if (!over) host.under -= 1
      over = true
    }
    response.once('finish', leave)
    response.once('close', leave)
    handle(request, response)
  })
}
syncBuiltinESMExports()
